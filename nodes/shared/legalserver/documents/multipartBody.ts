import { randomBytes } from 'crypto';
import type { SentFile } from '../port';

/** A form with one file: its bytes are those of the file, not copied. */
export function multipartBody(
	fields: Readonly<Record<string, string>>,
	field: string,
	{ name, contentType, pieces }: SentFile,
): { type: string; pieces: Buffer[] } {
	// Nobody who makes a file can know it.
	const boundary = `----n8n${randomBytes(16).toString('hex')}`;
	const begin = (disposition: string) =>
		`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
	const texts = Object.entries(fields).map(
		([key, value]) => `${begin(`name="${inQuotes(key)}"`)}\r\n${value}\r\n`,
	);
	const ofFile = begin(`name="${inQuotes(field)}"; filename="${inQuotes(name)}"`);
	const head = `${texts.join('')}${ofFile}Content-Type: ${contentType}\r\n\r\n`;
	return {
		type: `multipart/form-data; boundary=${boundary}`,
		pieces: [Buffer.from(head), ...pieces, Buffer.from(`\r\n--${boundary}--\r\n`)],
	};
}

/** As browsers write it: a name can end neither its quotes nor its line. */
const inQuotes = (text: string): string =>
	text
		.replace(/\r\n|[\r\n]/g, '%0A')
		.replace(/"/g, '%22')
		.replace(/\\/g, '%5C');
