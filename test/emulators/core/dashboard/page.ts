import { html, type Html } from '../html/html';
import type { CallRecord } from '../calls/CallLog';
import type { DropboxWorld } from '../../dropbox/DropboxWorld';
import { fixtures } from '../../dropbox/state/fixtures';
import type { ControlResponse } from './ControlResponse';
import { entriesOf, type ContentsEntry } from '../../dropbox/dashboard/namespaceContents';
import { STYLE } from './style';
import { treeText } from '../../dropbox/dashboard/treeText';

/** Most lines of a tree or list on the page; the control API gives all. */
const LINES = 200;

/** The page: what is in every namespace, the last calls, and the faults in force. */
export function showDashboard(world: DropboxWorld): ControlResponse {
	const { dropbox } = world;
	const page = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<title>Emulated Dropbox</title>
				${STYLE}
			</head>
			<body>
				<h1>Emulated Dropbox</h1>
				<section>
					<h2>Contents</h2>
					${trees(world)}
				</section>
				<section>
					<h2>Behaviour</h2>
					${forms(world)}
				</section>
				<section>
					<h2>Last calls (${dropbox.log.calls.length} in all)</h2>
					${calls(dropbox.log.calls)}
				</section>
			</body>
		</html>`;
	return {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
		},
		body: page.markup,
	};
}

function trees({ dropbox, fixture }: DropboxWorld): Html[] {
	const names = new Map(Object.entries(fixture.namespaces).map(([name, { id }]) => [id, name]));
	return [...dropbox.state.namespaces.values()].map((namespace) => {
		const { shown, more } = firstOf(entriesOf(dropbox.state, namespace));
		return html`<details ${shown.length > 0 ? OPEN : ''}>
			<summary>
				${names.get(namespace.id) ?? namespace.kind} (ns:${namespace.id}): ${shown.length} entries${more}
			</summary>
			<pre>${treeText(shown)}</pre>
		</details>`;
	});
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

const OPEN = html`open`;

function option(name: string, isSelected: boolean): Html {
	return isSelected ? html`<option selected>${name}</option>` : html`<option>${name}</option>`;
}

function forms({ dropbox, fixtureName }: DropboxWorld): Html {
	const { settings } = dropbox.locks;
	return html`
		<form method="post" action="/faults">
			<label
				>Faults, as in a faults file<textarea name="rules" rows="8">
${JSON.stringify(dropbox.faults.rules, null, 2)}</textarea>
			</label>
			<button>Set faults</button>
		</form>
		<form method="post" action="/latency">
			<label
				>Latency in milliseconds
				<input name="milliseconds" type="number" min="0" value="${dropbox.latencyMs}"
			/></label>
			<button>Set latency</button>
		</form>
		<form method="post" action="/lock">
			<label
				>Write lock in milliseconds
				<input name="milliseconds" type="number" min="0" value="${settings.milliseconds}"
			/></label>
			<label
				>A second write
				<select name="whenHeld">
					${['refuse', 'wait'].map((name) => option(name, name === settings.whenHeld))}
				</select></label
			>
			<button>Set lock</button>
		</form>
		<form method="post" action="/expire-tokens"><button>Expire tokens</button></form>
		<form method="post" action="/reset">
			<label
				>Fixture
				<select name="fixture">
					${Object.keys(fixtures).map((name) => option(name, name === fixtureName))}
				</select></label
			>
			<button>Start over</button>
		</form>
	`;
}

function calls(all: readonly CallRecord[]): Html {
	const rows = all.slice(-LINES).reverse();
	return html`<table>
		<tr>
			<th>Time</th>
			<th>Route</th>
			<th>Status</th>
			<th>In</th>
			<th>Out</th>
			<th>ms</th>
			<th>Fault</th>
		</tr>
		${rows.map(
			(call) =>
				html`<tr>
					<td>${call.time.slice(11, 23)}</td>
					<td>${call.route}</td>
					<td>${call.status ?? 'cut'}</td>
					<td>${call.bytesIn}</td>
					<td>${call.bytesOut}</td>
					<td>${call.ms}</td>
					<td>${call.fault ?? ''}</td>
				</tr>`,
		)}
	</table>`;
}
