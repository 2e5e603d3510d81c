"""One module a paper: facts and word lists in, a Paper out."""
