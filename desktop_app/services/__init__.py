"""The use cases over one open store, layer by layer."""

from desktop_app.services.all import Services
from desktop_app.services.shipping import import_shipped_packs

__all__ = ["Services", "import_shipped_packs"]
