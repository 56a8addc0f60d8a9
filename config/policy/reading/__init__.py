"""Reading the policy file: keys, numbers and times, with a sentence for what is wrong."""
