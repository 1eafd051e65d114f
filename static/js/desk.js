// The keyboard of the desk. Everything works without it.
