"""Whether a remedy lasts: the workers are asked again months after they confirmed it."""
