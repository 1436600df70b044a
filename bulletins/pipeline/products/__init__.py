"""What is taken away: tables, packages, feeds, the calendar and the interface for programs, all from one model."""
