"""A picture is decoded to its points, turned as its camera was held, made no larger than a page
needs and written anew: no EXIF, GPS, XMP, text, colour profile, thumbnail or trailing byte has a
way through.
"""

import io

from PIL import Image, ImageOps, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin

from bots.media.making.made import JPEG, Made

MOST_POINTS = 50_000_000
LARGEST_SIDE = 3200
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP")
LOADED = (MpoImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Pillow loads these when a file needs them; by then nothing can be opened any more."""
Image.preinit()


def make(data: bytes, _container: str) -> Made:
    """The picture as a plain JPEG. Raises for whatever is no whole picture of a known format."""
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
    return Made(JPEG, written(plain))


def written(plain: Image.Image) -> bytes:
    """A JPEG of the points alone."""
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
