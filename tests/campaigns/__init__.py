"""Trials too long for the suite: commands that a person starts, each with a modest version in the tests."""
