"""``python -m kawalis`` is ``kawalis``."""

from kawalis.cli import main

if __name__ == "__main__":
    main()
