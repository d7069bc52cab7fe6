import type { CallRecord } from '../CallLog';
import type { EmulatedWorld } from '../EmulatedWorld';
import { html, type Html } from '../html';
import type { FilesView } from './files/Files';
import { showFiles } from './files/showFiles';
import { FILES_STYLE } from './files/style';
import type { ControlResponse, Panel } from './Panel';
import { STYLE } from './style';

/** Most lines of a tree or list on the page; the control API gives all. */
export const LINES = 200;

/** The page: what is in the service, the last calls, and the faults in force. */
export function showDashboard<W extends EmulatedWorld>(
	world: W,
	panel: Panel<W>,
	path: string,
): ControlResponse {
	const { calls } = world.service.log;
	const files = panel.files?.(world, path);
	const page = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${titleOf(panel.title, files)}</title>
				${STYLE} ${files ? FILES_STYLE : ''}
			</head>
			<body>
				<header>
					<h1>${panel.title}</h1>
				</header>
				<main>
					${files ? showFiles(files) : ''}
					${section('Contents as text', !files, html`${panel.contents(world)}`)}
					${section(
						'Behavior',
						!files,
						html`${faultForms(world)} ${panel.behaviour(world)} ${resetForm(world)}`,
					)}
					${section(`Last calls (${calls.length} in all)`, !files, callTable(calls))}
				</main>
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

function titleOf(title: string, files: FilesView | undefined): string {
	const open = files?.folders.at(-1);
	return open === undefined || open.path === '' ? title : `${open.name} · ${title}`;
}

/** What is behind the files is for whoever opens it. */
function section(title: string, isOpen: boolean, content: Html): Html {
	return html`<details class="section" ${isOpen ? html`open` : ''}>
		<summary><h2>${title}</h2></summary>
		${content}
	</details>`;
}

function faultForms({ service }: EmulatedWorld): Html {
	return html`
		<form method="post" action="/faults">
			<label
				>Faults, as in a faults file<textarea name="rules" rows="8">
${JSON.stringify(service.faults.rules, null, 2)}</textarea>
			</label>
			<button>Set faults</button>
		</form>
		<form method="post" action="/latency">
			<label
				>Latency in milliseconds
				<input name="milliseconds" type="number" min="0" value="${service.latencyMs}"
			/></label>
			<button>Set latency</button>
		</form>
	`;
}

function resetForm({ fixtureNames, fixtureName }: EmulatedWorld): Html {
	return html`
		<form method="post" action="/reset">
			<label
				>Fixture
				<select name="fixture">
					${fixtureNames.map((name) => option(name, name === fixtureName))}
				</select></label
			>
			<button>Start over</button>
		</form>
	`;
}

export function option(name: string, isSelected: boolean): Html {
	return isSelected ? html`<option selected>${name}</option>` : html`<option>${name}</option>`;
}

function callTable(all: readonly CallRecord[]): Html {
	const rows = all.slice(-LINES).reverse();
	return html`<div class="wide" role="region" aria-label="Last calls" tabindex="0">
		<table class="calls">
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
		</table>
	</div>`;
}
