import type { FolderEntry } from '../entry';
import { MOST_ON_PAGE } from '../limits';
import { isMatchAllFilter } from '../listing/EntryFilter';
import type { Branch } from '../listing/buildTree';
import type { ListingScope } from '../listing/gather';
import {
	fileRow,
	folderRow,
	placeOf,
	totalsOf,
	type EntryRow,
	type RowPlace,
	type Totals,
} from '../listing/rows';
import { webLink } from '../webLink';
import { STYLE } from './style';
import { escapeHtml, fileKind, formatCount, formatSize } from './words';
import { createHash } from 'crypto';

/** What a page shows, and how. */
export interface TreePage {
	folder: FolderEntry;
	contents: Branch;
	/** What was asked for of the contents. */
	wanted: Pick<ListingScope, 'depth' | 'filter'>;
	/** Of the dates, such as `America/New_York`. */
	timeZone: string;
}

/** Up to so many entries a page shows all of them at once; above, folders are closed until they are opened. */
const FEW = 30;

/** The policy lets nothing in but this one style: no scripts, pictures, frames, forms, and no other address. */
const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"base-uri 'none'",
	"form-action 'none'",
].join('; ');

/**
 * A whole page on which people open a folder level by level, without a script: names, kinds, sizes and dates, each
 * leading to dropbox.com, where everybody has their own permissions. Names are text wherever they stand.
 */
export const renderTreePage = (page: TreePage): string => [...renderTreePageParts(page)].join('');

/** The same in parts, one or several to a row: who writes a long page can let others work in between. */
export function* renderTreePageParts({ folder, contents, wanted, timeZone }: TreePage): Generator<string> {
	const totals = totalsOf(contents);
	const all = totals.files + totals.folders;
	const name = folder.name === '' ? 'Dropbox' : folder.name;
	const view = new TreeView(createTimeFormat(timeZone), wanted, all <= FEW);
	yield [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
		`<title>${escapeHtml(name)}</title><style>${STYLE}</style></head><body><main>`,
		`<header><h1><bdi>${escapeHtml(name)}</bdi></h1><p>${summary(totals)}${openLink(webLink(folder), name)}</p>`,
		`<p>${escapeHtml(remarks(wanted, timeZone, all))}</p>`,
		'</header><div class="card"><div class="row head" aria-hidden="true">',
		`<span>Name</span><span>Type</span><span>Size</span><span>Changed</span></div>`,
	].join('');
	yield* view.contents(contents, { path: folder.path, relativePath: '', depth: 0 });
	yield `</div></main></body></html>\n`;
}

const summary = ({ files, folders, bytes }: Totals): string =>
	`${formatCount(files, 'document')} in ${formatCount(folders, 'folder')} · ${sizeTag(bytes, 'span')}`;

/** What somebody who reads the page could not know, and might take it for something else. */
function remarks({ depth, filter }: TreePage['wanted'], timeZone: string, all: number): string {
	const said = [`Time zone: ${timeZone}.`];
	if (depth !== Infinity) said.push(`Shown down to level ${depth}.`);
	if (!isMatchAllFilter(filter)) said.push('Only entries that match the filters are shown and counted.');
	if (all > MOST_ON_PAGE) {
		said.push(
			`Only the first ${formatNumber(MOST_ON_PAGE)} of ${formatNumber(all)} files and folders are shown; sizes and counts include all of them.`,
		);
	}
	return said.join(' ');
}

const sizeTag = (bytes: number, tag: string, style = ''): string =>
	`<${tag}${style} title="${formatCount(bytes, 'byte')}">${formatSize(bytes)}</${tag}>`;

const openLink = (url: string | undefined, name: string): string =>
	url === undefined
		? ''
		: ` · ${link(url, 'Open in Dropbox', ` aria-label="Open ${escapeHtml(name)} in Dropbox"`)}`;

const link = (url: string, content: string, more = ''): string =>
	`<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer"${more}>${content}</a>`;

const formatNumber = (count: number): string => count.toLocaleString('en-US');

/** Writes the rows, one part after the other, until there are as many as a page holds. */
class TreeView {
	private rows = 0;

	constructor(
		private readonly formatTime: (moment: string) => string,
		private readonly wanted: TreePage['wanted'],
		private readonly allOpen: boolean,
	) {}

	*contents(branch: Branch, place: RowPlace): Generator<string> {
		if (branch.branches.length + branch.files.length === 0) {
			const what = isMatchAllFilter(this.wanted.filter)
				? 'Nothing in it'
				: 'Nothing that matches the filters';
			yield `<p class="e">${what}</p>`;
			return;
		}
		yield place.depth === 0 ? '<ul class="top">' : '<ul>';
		for (const inner of branch.branches) if (this.hasRoom()) yield* this.folder(inner, place);
		for (const file of branch.files) if (this.hasRoom()) yield this.file(fileRow(file, place));
		yield '</ul>';
	}

	/** Takes the room for a row, if there is some. */
	private hasRoom(): boolean {
		return this.rows++ < MOST_ON_PAGE;
	}

	private *folder(branch: Branch, place: RowPlace): Generator<string> {
		const { name, url } = folderRow(branch, place);
		const { files, bytes } = totalsOf(branch);
		const text = escapeHtml(name);
		const open = url === null ? '' : link(url, 'Open in Dropbox', ` aria-label="Open ${text} in Dropbox"`);
		if (placeOf(branch, place).depth >= this.wanted.depth) {
			// What is in it was not asked for.
			yield `<li><div class="row d"><span class="n"><bdi>${text}</bdi></span>`;
			yield `<span class="k">Folder</span><span></span><span class="o">${open}</span></div></li>`;
			return;
		}
		const held = files === 0 ? 'No documents' : formatCount(files, 'document');
		yield `<li><details${this.allOpen ? ' open' : ''}><summary class="row">`;
		yield `<span class="n"><span class="t"></span><bdi>${text}</bdi></span>`;
		yield `<span class="k">${held}</span>${sizeTag(bytes, 'span', ' class="s"')}`;
		yield `<span class="o">${open}</span></summary>`;
		yield* this.contents(branch, placeOf(branch, place));
		yield '</details></li>';
	}

	private file({ name, url, size, modified }: EntryRow): string {
		const { word, style } = fileKind(name);
		const text = `<bdi>${escapeHtml(name)}</bdi>`;
		const moment = modified ?? '';
		return [
			`<li><div class="row f ${style}"><span class="n">${url === null ? text : link(url, text)}</span>`,
			`<span class="k">${word}</span>${sizeTag(size ?? 0, 'span', ' class="s"')}`,
			`<time datetime="${escapeHtml(moment)}">${this.formatTime(moment)}</time></div></li>`,
		].join('');
	}
}

/** Shows moments in a time zone: `2026-03-29 14:05`, which is read alike everywhere, and sorts. */
export function createTimeFormat(timeZone: string): (moment: string) => string {
	const format = new Intl.DateTimeFormat('en', {
		...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit' },
	});
	return (moment) => {
		const parts = Object.fromEntries(
			format.formatToParts(Date.parse(moment)).map(({ type, value }) => [type, value]),
		);
		return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
	};
}
