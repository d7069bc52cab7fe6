import { LINES } from '../../core/dashboard/page';
import { html, type Html } from '../../core/html';
import type { Act } from '../dashboard/forms';
import type { LegalServerWorld } from '../LegalServerWorld';
import type { Site } from '../state/Site';
import { timestamp } from '../state/time';
import type { ShownBlock, ShownNavigation } from './callFor';

/** One call that a site has made. */
export interface CallMade {
	at: number;
	/** Number of the case. */
	matter: string;
	shown: ShownNavigation | ShownBlock;
}

export const OUTGOING_ACTS: readonly Act[] = [
	{ call: '/outgoing-usual', button: 'Set up calls to n8n', fields: ['site', 'url', 'password'] },
	{ call: '/navigation-call', button: 'Run Guided Navigation', fields: ['site', 'matter', 'user'] },
	{ call: '/outgoing-block', button: 'Save a form with the API block', fields: ['site', 'matter', 'user'] },
];

const HEADS = ['Time', 'Case', 'Sent', 'Answered', 'Stored', 'Kept as it is, or note'];

/** What each site has sent, and what it then stored, the latest first. */
export const outgoingTables = ({ state }: LegalServerWorld): Html[] => [...state.sites.values()].map(tableOf);

function tableOf({ name, callsMade }: Site): Html {
	const label = `Calls of ${name}`;
	return html`<h3>${label} (${callsMade.length})</h3>
		<div class="wide" role="region" aria-label="${label}" tabindex="0">
			<table>
				<tr>
					${HEADS.map((head) => html`<th>${head}</th>`)}
				</tr>
				${callsMade
					.slice(-LINES)
					.reverse()
					.map(
						(call) =>
							html`<tr>
								${cellsOf(call).map((cell) => html`<td>${cell}</td>`)}
							</tr>`,
					)}
			</table>
		</div>`;
}

function cellsOf({ at, matter, shown }: CallMade): string[] {
	const { sent, answered, problem } = shown;
	const then = 'stored' in shown ? [listOf(shown.stored), listOf(shown.kept)] : ['', shown.note ?? ''];
	return [
		...[timestamp(at), matter, `${sent.method} ${sent.url} ${sent.body}`],
		...[answered ? `${answered.status} ${answered.body}` : (problem ?? ''), ...then],
	];
}

const listOf = (values: Readonly<Record<string, string>>): string =>
	Object.entries(values)
		.map(([name, value]) => `${name}: ${value === '' ? '(emptied)' : value}`)
		.join(', ');
