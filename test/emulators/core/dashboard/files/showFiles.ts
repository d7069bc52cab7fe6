import { html, type Html } from '../../html';
import type { Fact, FileItem, FilesView, OpenFolder } from './Files';
import { countInWords, momentInWords, sizeInWords } from './words';

/** The files as a browser of files shows them: folders at the left, the way to the open one, and what is in it. */
export function showFiles({ folders, chosen, isFound, facts }: FilesView): Html {
	const open = folders.at(-1) ?? folders[0];
	return html`<div class="files">
		<nav class="tree" aria-label="Folders">
			<ul>
				<li>${folderLink(folders[0], open.path)}${branches(folders, open.path)}</li>
			</ul>
		</nav>
		<div class="open">
			<div class="bar">
				<nav aria-label="Path">
					<ol class="way">
						${folders.map((folder) => html`<li>${folderLink(folder, open.path)}</li>`)}
					</ol>
				</nav>
				<a class="again" href="${addressOf(chosen)}">Refresh</a>
			</div>
			${isFound ? '' : html`<p class="note" role="status">This file or folder is no longer here.</p>`}
			${list(open, chosen)} ${facts.length === 0 ? '' : details(chosen, facts)}
		</div>
	</div>`;
}

export const addressOf = (path: string): string => (path === '' ? '/' : `/?path=${encodeURIComponent(path)}`);

function folderLink({ name, path }: Pick<OpenFolder, 'name' | 'path'>, open: string): Html {
	return html`<a href="${addressOf(path)}" ${path === open ? html`aria-current="page"` : ''}
		><span class="folder"></span><bdi>${name}</bdi></a
	>`;
}

/** The folders in the first one, and in the one among them that is open, and so on. */
function branches([first, ...inner]: readonly OpenFolder[], open: string): Html {
	const items = first?.items.filter(({ kind }) => kind === 'folder') ?? [];
	if (items.length === 0) return html``;
	return html`<ul>
		${items.map(
			(item) =>
				html`<li>${folderLink(item, open)}${item.path === inner[0]?.path ? branches(inner, open) : ''}</li>`,
		)}
	</ul>`;
}

// The roles are those that a table has anyway; on a phone its rows are laid out in another way, and would lose them.
function list({ name, items, count }: OpenFolder, chosen: string): Html {
	if (count === 0) return html`<p class="empty">This folder is empty</p>`;
	const shown = items.length < count ? html`<p class="note">The first ${items.length} are shown.</p>` : '';
	return html`<table class="list" role="table" aria-label="${name}">
			<thead role="rowgroup">
				<tr role="row">
					<th role="columnheader" scope="col">Name</th>
					<th role="columnheader" scope="col" class="size">Size</th>
					<th role="columnheader" scope="col">Changed</th>
				</tr>
			</thead>
			<tbody role="rowgroup">
				${items.map((item) => row(item, chosen))}
			</tbody>
		</table>
		<p class="count">${countInWords(count, 'item')} · Times are UTC</p>
		${shown}`;
}

function row(item: FileItem, chosen: string): Html {
	const { kind, name, path, changed, badges } = item;
	return html`<tr role="row" ${path === chosen ? html`class="chosen"` : ''}>
		<td role="cell" class="name">
			<a
				href="${addressOf(path)}${kind === 'file' ? '#details' : ''}"
				${path === chosen ? html`aria-current="true"` : ''}
				><span class="${kind === 'folder' ? 'folder' : `file ${extensionOf(name)}`}"></span
				><bdi>${name}</bdi></a
			>
			${badges.map(({ text, tone }) => html`<span class="badge ${tone}">${text}</span>`)}
		</td>
		<td role="cell" class="size">${sizeOf(item)}</td>
		<td role="cell" class="changed">
			${changed === undefined ? '' : html`<time datetime="${changed}">${momentInWords(changed)}</time>`}
		</td>
	</tr>`;
}

function sizeOf({ size, holds }: FileItem): Html | string {
	if (size !== undefined)
		return html`<span title="${countInWords(size, 'byte')}">${sizeInWords(size)}</span>`;
	return holds === undefined ? '' : countInWords(holds, 'item');
}

/** The end of a name as the class that colors its picture; nothing that a class cannot be. */
const extensionOf = (name: string): string => /\.([a-z]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

function details(chosen: string, facts: readonly Fact[]): Html {
	return html`<section class="facts" id="details" aria-labelledby="about">
		<h2 id="about">
			Details${chosen === '' ? '' : html` of <bdi>${chosen.slice(chosen.lastIndexOf('/') + 1)}</bdi>`}
		</h2>
		<dl>
			${facts.map(
				([label, lines]) =>
					html`<div>
						<dt>${label}</dt>
						${lines.map((line) => html`<dd>${line}</dd>`)}
					</div>`,
			)}
		</dl>
	</section>`;
}
