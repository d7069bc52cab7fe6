import { LINES } from '../../core/dashboard/page';
import { html, type Html } from '../../core/html';
import type { ClioWorld } from '../ClioWorld';
import { timestamp } from '../state/time';
import { liveWebhooks } from '../webhooks/live';
import { documentFacts, matterFacts } from './contents';

/** The latest first, as many as fit on a page. */
function table(
	label: string,
	all: number,
	heads: readonly string[],
	rows: ReadonlyArray<ReadonlyArray<string | number>>,
): Html {
	return html`<h3>${label} (${all})</h3>
		<div class="wide" role="region" aria-label="${label}" tabindex="0">
			<table>
				<tr>
					${heads.map((head) => html`<th>${head}</th>`)}
				</tr>
				${rows.map(
					(cells) =>
						html`<tr>
							${cells.map((cell) => html`<td>${cell}</td>`)}
						</tr>`,
				)}
			</table>
		</div>`;
}

const latest = <T>(all: readonly T[]): T[] => all.slice(-LINES).reverse();

export function mattersTable(world: ClioWorld): Html {
	const { matters } = world.state;
	const rows = latest(matters.all).map((matter) => {
		const facts = matterFacts(world, matter);
		return [
			...[facts.id, facts.displayNumber, facts.status, facts.client ?? '', facts.practiceArea ?? ''],
			...[facts.stage ?? '', facts.responsibleAttorney ?? '', facts.closeDate ?? ''],
		];
	});
	const heads = ['ID', 'Number', 'Status', 'Client', 'Practice area', 'Stage', 'Attorney', 'Closed'];
	return table('Matters', matters.size, heads, rows);
}

export function documentsTable(world: ClioWorld): Html {
	const { documents } = world.state;
	const rows = latest(documents.all).map((document) => {
		const facts = documentFacts(world, document);
		const version = facts.versions.at(-1);
		return [
			...[facts.id, facts.name, facts.folder, facts.category ?? '', facts.creator ?? ''],
			...[version?.number ?? '', version?.size ?? ''],
			facts.deletedAt ? 'in the trash' : version?.fullyUploaded ? '' : 'bytes not there yet',
		];
	});
	const heads = ['ID', 'Name', 'Folder', 'Category', 'By', 'Version', 'Bytes', 'State'];
	return table('Documents', documents.size, heads, rows);
}

export function webhooksTable({ state, clio }: ClioWorld): Html {
	const { attempts } = clio.webhooks;
	const hooks = liveWebhooks(state).map(({ id, url, model, events, status, expiresAt }) => [
		...[id, url, model, events.join(', '), status, timestamp(expiresAt)],
	]);
	const tried = latest(attempts).map(
		({ at, webhookId, event, recordId, attempt, status, milliseconds, reason }) => [
			...[
				timestamp(at),
				webhookId,
				event,
				recordId ?? '',
				attempt,
				status ?? reason ?? 'no answer',
				milliseconds,
			],
		],
	);
	return html`${table('Webhooks', hooks.length, ['ID', 'Address', 'Model', 'Events', 'Status', 'Expires'], hooks)}
	${table('Deliveries', attempts.length, ['Time', 'Webhook', 'Event', 'Record', 'Attempt', 'Answer', 'ms'], tried)}`;
}
