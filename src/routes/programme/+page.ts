// written whole by the server; module/read.ts does the rest
export const csr = false;
