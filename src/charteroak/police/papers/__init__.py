"""Legal papers: `reading` tells what one is, the others are its steps; `card` says it to a person."""
