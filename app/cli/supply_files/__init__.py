"""Commands that read files about factories, contracts and watch lists."""
