/** What templates/page.html tells this screen's script. */

export const SIGN_IN = { id: "sign-in", texts: ["stretching", "sending"], values: ["next"] } as const;
