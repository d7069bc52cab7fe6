import { LINES, option } from '../../core/dashboard/page';
import type { Panel } from '../../core/dashboard/Panel';
import { html, type Html } from '../../core/html';
import type { DropboxWorld } from '../DropboxWorld';
import { BEHAVIOUR_CALLS } from './behaviourCalls';
import { CONTENT_CALLS } from './contentCalls';
import { FILE_REQUEST_CALLS } from './fileRequestCalls';
import { entriesOf, READING_CALLS, type ContentsEntry } from './contents';
import { filesAt } from './files/filesAt';
import { SHARING_CALLS } from './sharingCalls';
import { WEBHOOK_CALLS } from './webhookCalls';

/** What is in every namespace, and what Dropbox can be told beyond what every service can. */
export const DROPBOX_PANEL: Panel<DropboxWorld> = {
	title: 'Emulated Dropbox',
	calls: {
		...{ ...READING_CALLS, ...BEHAVIOUR_CALLS, ...CONTENT_CALLS },
		...{ ...FILE_REQUEST_CALLS, ...SHARING_CALLS, ...WEBHOOK_CALLS },
	},
	forms: {
		'POST /lock': (form) => ({
			milliseconds: Number(form.get('milliseconds')),
			whenHeld: form.get('whenHeld'),
		}),
		'POST /expire-tokens': () => ({}),
	},
	files: filesAt,
	contents({ dropbox, fixture }) {
		const names = new Map(Object.entries(fixture.namespaces).map(([name, { id }]) => [id, name]));
		return [...dropbox.state.namespaces.values()].map((namespace) => {
			const { shown, more } = firstOf(entriesOf(dropbox.state, namespace));
			return html`<details ${shown.length > 0 ? html`open` : ''}>
				<summary>
					${names.get(namespace.id) ?? namespace.kind} (ns:${namespace.id}): ${shown.length} entries${more}
				</summary>
				<pre>${shown.map(treeLine).join('\n')}</pre>
			</details>`;
		});
	},
	behaviour({ dropbox: { locks } }) {
		return lockForm(locks.settings);
	},
};

function lockForm({ milliseconds, whenHeld }: { milliseconds: number; whenHeld: string }): Html {
	return html`
		<form method="post" action="/lock">
			<label
				>Write lock in milliseconds <input name="milliseconds" type="number" min="0" value="${milliseconds}"
			/></label>
			<label
				>A second write
				<select name="whenHeld">
					${['refuse', 'wait'].map((name) => option(name, name === whenHeld))}
				</select></label
			>
			<button>Set lock</button>
		</form>
		<form method="post" action="/expire-tokens"><button>Expire tokens</button></form>
	`;
}

/** A namespace may hold a million entries, of which a page shows the first few. */
function firstOf(entries: Iterable<ContentsEntry>): { shown: ContentsEntry[]; more: string } {
	const shown: ContentsEntry[] = [];
	for (const entry of entries) {
		if (shown.length === LINES) return { shown, more: ' and more' };
		shown.push(entry);
	}
	return { shown, more: '' };
}

/** An entry, indented by its depth; a mount names the namespace that it shows. */
function treeLine(entry: ContentsEntry): string {
	const names = entry.path.split('/').slice(1);
	const indent = '  '.repeat(names.length - 1);
	const name = names.at(-1) ?? '';
	if (entry.kind === 'file') return `${indent}${name}  ${entry.size ?? 0} bytes`;
	return `${indent}${name}/${entry.mounts === undefined ? '' : ` → ns:${entry.mounts}`}`;
}
