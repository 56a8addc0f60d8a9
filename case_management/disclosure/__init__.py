"""What may leave, to which audience: fields, objections, delays (docs/domain.md, Disclosure)."""
