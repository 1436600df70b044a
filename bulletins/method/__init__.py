"""From figures to marks, scores, positions and lights: frames in, frames out.

Nothing here touches the disk, the clock, the environment or global randomness; what another kernel of the same build
has computed from the same rows already, ``bulletins.memory`` may hand over instead.
"""
