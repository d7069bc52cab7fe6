import { createHash } from 'crypto';
import type { FolderEntry } from '../entry';
import { letsEverythingThrough } from '../listing/filter';
import type { Wanted } from '../listing/gather';
import { placeOf, fileRow, folderRow, type EntryRow, type Place } from '../listing/entryRow';
import { totalsOf, type Totals } from '../listing/rows';
import type { Branch } from '../listing/tree';
import { webLink } from '../webLink';
import { escaped } from './escaped';
import { fileKind } from './fileKind';
import { counted, shownSize } from './shownSize';
import { timesIn } from './shownTime';
import { STYLE } from './style';

/** What a page shows, and how. */
export interface PageOf {
	folder: FolderEntry;
	contents: Branch;
	/** What was asked for of the contents. */
	wanted: Pick<Wanted, 'depth' | 'filter'>;
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
export function pageOf({ folder, contents, wanted, timeZone }: PageOf): string {
	const totals = totalsOf(contents);
	const name = folder.name === '' ? 'Dropbox' : folder.name;
	const view = new TreeView(timesIn(timeZone), wanted, totals.files + totals.folders <= FEW);
	view.contents(contents, { path: folder.path, relativePath: '', depth: 0 });
	return [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
		`<title>${escaped(name)}</title><style>${STYLE}</style></head><body><main>`,
		`<header><h1><bdi>${escaped(name)}</bdi></h1><p>${summary(totals)}${opening(webLink(folder), name)}</p>`,
		`<p>${escaped(remarks(wanted, timeZone))}</p>`,
		'</header><div class="card"><div class="row head" aria-hidden="true">',
		`<span>Name</span><span>Type</span><span>Size</span><span>Changed</span></div>`,
		...view.parts,
		`</div></main></body></html>\n`,
	].join('');
}

const summary = ({ files, folders, bytes }: Totals): string =>
	`${counted(files, 'document')} in ${counted(folders, 'folder')} · ${sized(bytes, 'span')}`;

/** What somebody who reads the page could not know, and might take it for something else. */
function remarks({ depth, filter }: PageOf['wanted'], timeZone: string): string {
	const said = [`Times are those of ${timeZone}.`];
	if (depth !== Infinity) said.push(`Shown down to level ${depth}.`);
	if (!letsEverythingThrough(filter)) said.push('Only what passes the filters is shown and counted.');
	return said.join(' ');
}

const sized = (bytes: number, tag: string, style = ''): string =>
	`<${tag}${style} title="${counted(bytes, 'byte')}">${shownSize(bytes)}</${tag}>`;

const opening = (url: string | undefined, name: string): string =>
	url === undefined
		? ''
		: ` · ${link(url, 'Open in Dropbox', ` aria-label="Open ${escaped(name)} in Dropbox"`)}`;

const link = (url: string, content: string, more = ''): string =>
	`<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer"${more}>${content}</a>`;

/** Writes the rows, one part after the other, to be put together once. */
class TreeView {
	readonly parts: string[] = [];

	constructor(
		private readonly shownTime: (moment: string) => string,
		private readonly wanted: PageOf['wanted'],
		private readonly allOpen: boolean,
	) {}

	contents(branch: Branch, place: Place): void {
		if (branch.branches.length + branch.files.length === 0) {
			const what = letsEverythingThrough(this.wanted.filter)
				? 'Nothing in it'
				: 'Nothing that passes the filters';
			this.parts.push(`<p class="e">${what}</p>`);
			return;
		}
		this.parts.push(place.depth === 0 ? '<ul class="top">' : '<ul>');
		for (const inner of branch.branches) this.folder(inner, place);
		for (const file of branch.files) this.file(fileRow(file, place));
		this.parts.push('</ul>');
	}

	private folder(branch: Branch, place: Place): void {
		const { name, url } = folderRow(branch, place);
		const { files, bytes } = totalsOf(branch);
		const text = escaped(name);
		const open = url === null ? '' : link(url, 'Open in Dropbox', ` aria-label="Open ${text} in Dropbox"`);
		if (placeOf(branch, place).depth >= this.wanted.depth) {
			// What is in it was not asked for.
			this.parts.push(
				`<li><div class="row d"><span class="n"><bdi>${text}</bdi></span>`,
				`<span class="k">Folder</span><span></span><span class="o">${open}</span></div></li>`,
			);
			return;
		}
		this.parts.push(
			`<li><details${this.allOpen ? ' open' : ''}><summary class="row">`,
			`<span class="n"><span class="t"></span><bdi>${text}</bdi></span>`,
			`<span class="k">${files === 0 ? 'No documents' : counted(files, 'document')}</span>${sized(bytes, 'span', ' class="s"')}`,
			`<span class="o">${open}</span></summary>`,
		);
		this.contents(branch, placeOf(branch, place));
		this.parts.push('</details></li>');
	}

	private file({ name, url, size, modified }: EntryRow): void {
		const { word, style } = fileKind(name);
		const text = `<bdi>${escaped(name)}</bdi>`;
		const moment = modified ?? '';
		this.parts.push(
			`<li><div class="row f ${style}"><span class="n">${url === null ? text : link(url, text)}</span>`,
			`<span class="k">${word}</span>${sized(size ?? 0, 'span', ' class="s"')}`,
			`<time datetime="${escaped(moment)}">${this.shownTime(moment)}</time></div></li>`,
		);
	}
}
