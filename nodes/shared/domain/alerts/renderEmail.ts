import { escapeHtml } from '../tree/words';
import { oneLine, safeSubject, type Block, type EmailText } from './EmailText';

/** An email as it is sent. */
export interface RenderedEmail {
	subject: string;
	text: string;
	/** Loads nothing from elsewhere, and has no script. */
	html: string;
}

/** The same content as plain text and as HTML. */
export function renderEmail({ subject, blocks }: EmailText): RenderedEmail {
	const title = safeSubject(subject);
	return {
		subject: title,
		text: `${blocks.map(textOf).join('\n\n')}\n`,
		html: [
			'<!doctype html><html lang="en"><head><meta charset="utf-8">',
			'<meta name="viewport" content="width=device-width, initial-scale=1">',
			`<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>`,
			`<body style="${BODY}">${blocks.map(htmlOf).join('\n')}</body></html>\n`,
		].join(''),
	};
}

function textOf(block: Block): string {
	if ('paragraph' in block) return oneLine(block.paragraph);
	if ('heading' in block) return oneLine(block.heading).toUpperCase();
	if ('link' in block) return `${oneLine(block.link.label)}: ${block.link.url}`;
	if ('list' in block)
		return block.list
			.map((line, index) => `${block.ordered === true ? `${index + 1}.` : '-'} ${oneLine(line)}`)
			.join('\n');
	const { head, rows } = block.table;
	return rows
		.map((row) => `- ${row.map((cell, column) => `${head[column]}: ${oneLine(cell)}`).join('\n  ')}`)
		.join('\n');
}

const BODY =
	'margin:0;padding:16px;max-width:46rem;font:15px/1.5 system-ui,-apple-system,&quot;Segoe UI&quot;,Arial,sans-serif';
const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #8593a5;text-align:left;vertical-align:top';

function htmlOf(block: Block): string {
	if ('paragraph' in block) return `<p style="margin:0 0 12px">${inline(block.paragraph)}</p>`;
	if ('heading' in block) return `<h2 style="font-size:16px;margin:20px 0 8px">${inline(block.heading)}</h2>`;
	if ('link' in block)
		return `<p style="margin:0 0 12px"><a href="${escapeHtml(block.link.url)}">${inline(block.link.label)}</a></p>`;
	if ('list' in block) {
		const tag = block.ordered === true ? 'ol' : 'ul';
		const items = block.list.map((line) => `<li style="margin:0 0 8px">${inline(line)}</li>`).join('');
		return `<${tag} style="margin:0 0 12px;padding-left:22px">${items}</${tag}>`;
	}
	const { head, rows } = block.table;
	const cells = (tag: string, row: readonly string[]) =>
		`<tr>${row.map((cell) => `<${tag} style="${CELL}">${inline(cell)}</${tag}>`).join('')}</tr>`;
	return `<table style="border-collapse:collapse;margin:0 0 12px">${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table>`;
}

/** In a direction of its own, so that a name cannot turn around what stands beside it. */
const inline = (text: string): string => `<bdi>${escapeHtml(oneLine(text))}</bdi>`;
