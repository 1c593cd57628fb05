import type { SignedIn } from '#lib/server/session/signed-in.ts';
import type { Language } from '#lib/domain/language.ts';

declare global {
  namespace App {
    interface Locals {
      person: SignedIn | null;
      language: Language;
      /** Ties the log's lines of one request together; told to the person when it fails. */
      trace: string;
    }
    interface Error {
      message: string;
      /** What to look for in the log. */
      trace?: string;
    }
  }
}

export {};
