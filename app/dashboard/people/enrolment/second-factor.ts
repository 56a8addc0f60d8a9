/** A new second factor: its secret is made here and shown for an authenticator app (RFC 6238). */

import { encode } from "uqr";

import { find } from "app/dashboard/frame/browser/elements";
import { randomBytes, type Bytes } from "vault/browser/encoding";

const SECRET_BYTES = 20;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SVG = "http://www.w3.org/2000/svg";

/** RFC 4648 base32 without padding. */
export function base32(bytes: Bytes): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

export function newTotpSecret(): string {
  return base32(randomBytes(SECRET_BYTES));
}

/** What authenticator apps scan. */
export function otpauthLink(secret: string, email: string): string {
  const query = new URLSearchParams({ secret, issuer: "Firedoor" });
  return `otpauth://totp/${encodeURIComponent(`Firedoor:${email}`)}?${query}`;
}

/** Dark on light whatever the page's colours are: scanners need it so. */
function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { border: 4 });
  const square = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: size, height: size, fill: "#fff" })) {
    square.setAttribute(name, String(value));
  }
  const dots = document.createElementNS(SVG, "path");
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  dots.setAttribute("d", rows.join(""));
  dots.setAttribute("fill", "#000");
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${size} ${size}`);
  drawing.setAttribute("width", "240");
  drawing.setAttribute("height", "240");
  drawing.append(square, dots);
  return drawing;
}

/** Shows a secret as code, as letters and as a link. */
export function showSecondFactor(secret: string, email: string): void {
  const link = otpauthLink(secret, email);
  find("#totp-qr").replaceChildren(qrCode(link));
  find("#totp-secret").textContent = (secret.match(/.{1,4}/g) ?? []).join(" ");
  find<HTMLAnchorElement>("#totp-link").href = link;
}
