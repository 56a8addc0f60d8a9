/** What this screen's templates tell its scripts. */

export const AWAY = { id: "away", texts: ["gone"], values: [] } as const;
export const PHONE_FORM = { id: "phone-form", texts: ["sending"], values: [] } as const;
export const CHAT_FORM = { id: "chat-form", texts: ["sending"], values: [] } as const;
export const CALL_FORM = {
  id: "call-form",
  texts: ["sending", "none", "failed"],
  values: [],
} as const;
export const SIGN_INS = { id: "sign-in-codes", texts: ["copied"], values: ["seconds"] } as const;
