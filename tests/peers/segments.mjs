// Reads one JSON string a line and answers one line each: what Twilio's calculator makes of it.
// `parts` is its own answer; `loose` is what it would be if it might part a grapheme of several
// characters, which is all that it does differently from the network's own rules.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { SegmentedMessage } = createRequire(import.meta.url)("sms-segments-calculator");

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const message = new SegmentedMessage(text);
  const clustered = message.graphemes.some((one) => [...one].length > 1);
  const characters = clustered ? message._encodeChars([...text]) : message.encodedChars;
  const answer = {
    encoding: message.encodingName,
    parts: message.segmentsCount,
    loose: clustered ? message._buildSegments(characters).length : message.segmentsCount,
    units: message._countCodeUnits(characters),
    clustered,
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
