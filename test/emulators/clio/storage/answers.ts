import { randomBytes } from 'node:crypto';
import type { EmulatedResponse } from '../../core/contract';

/** An error as the storage tells it: XML. */
export function storageError(
	status: number,
	code: string,
	message: string,
	more: Readonly<Record<string, string>> = {},
): EmulatedResponse {
	const parts = {
		Code: code,
		Message: message,
		...more,
		RequestId: randomBytes(8).toString('hex').toUpperCase(),
	};
	const body = Object.entries(parts).map(([name, value]) => `<${name}>${escape(value)}</${name}>`);
	return {
		status,
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body.join('')}</Error>`,
	};
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
