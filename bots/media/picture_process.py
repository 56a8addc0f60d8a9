"""Run as a process of its own: a picture on standard input, the same without its data on output.

It imports nothing of ours and gets no environment. A picture is decoded to its points, turned as
its camera was held, made no larger than a page needs and written anew: no EXIF, GPS, XMP, text,
colour profile, thumbnail or trailing byte has a way through.
"""

import io
import resource
import sys

MEGABYTE = 1024 * 1024
MOST_MEMORY = 768 * MEGABYTE
MOST_SECONDS = 20
MOST_POINTS = 50_000_000
LARGEST_SIDE = 3200
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP")


def limit() -> None:
    """Memory, time and files: a picture that wants more ends this process, and nothing else."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def clean(data: bytes) -> bytes:
    """The picture as a plain JPEG. Raises for whatever is no whole picture of a known format."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - within the limits

    Image.MAX_IMAGE_PIXELS = MOST_POINTS
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_POINTS:
            raise ValueError("too many points")
        picture.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        opaque = turned.convert("RGBA")
        plain = Image.new("RGB", opaque.size, "white")
        plain.paste(opaque, mask=opaque.getchannel("A"))
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def main() -> int:
    """Exit status 1 for what is no picture, or one that is too much."""
    limit()
    try:
        cleaned = clean(sys.stdin.buffer.read())
    except Exception:
        # What is wrong with it may be written in it: nothing of it goes to a log.
        return 1
    sys.stdout.buffer.write(cleaned)
    return 0


if __name__ == "__main__":
    sys.exit(main())
