import { count, formatDuration } from '../alerts/moment';
import { capitalized } from '../alerts/services';
import { endOutsideHours } from '../migration/officeHours';
import { progressOf, type MigrationProgress } from '../migration/progressOf';
import type { EventRow } from '../queue/EventRow';
import { escapeHtml, formatSize } from '../tree/words';
import { line, section, table } from './sections';
import { sourceWords, type StatusView } from './StatusView';

const DAY = 86_400_000;
/** Days for which a migration that has ended is shown. */
const SHOWN = 7;

/** How far each migration has come, and when it ends. Nothing where there is none. */
export function migrationSection({ page, format }: StatusView, rows: readonly EventRow[]): string {
	return progressOf(rows, page.now)
		.filter(({ endedAt }) => endedAt === 0 || page.now - endedAt < SHOWN * DAY)
		.map((progress) => {
			const title = `Migration ${escapeHtml(progress.run)} <span class="soft">(${escapeHtml(sourceWords(progress.source))})</span>`;
			return section(title, `${bar(progress)}${table(linesOf(progress, page, format), '')}`);
		})
		.join('');
}

const bar = ({ cases }: MigrationProgress): string =>
	`<progress max="${cases.of}" value="${cases.done + cases.failed}" aria-label="Migration"></progress>`;

const number = (value: number): string => value.toLocaleString('en-US');

function linesOf(
	{ cases, documents, bytes, startedAt, endedAt, remaining }: MigrationProgress,
	page: StatusView['page'],
	format: StatusView['format'],
): string[] {
	const nouns = `${capitalized(page.noun)}s`;
	const lines = [
		line(`${nouns} done`, `${number(cases.done)} of ${number(cases.of)}`),
		...(cases.working > 0 ? [line(`${nouns} in progress`, number(cases.working))] : []),
		...(cases.failed > 0 ? [line(`${nouns} that failed`, number(cases.failed), 'bad')] : []),
		line('Documents saved', `${number(documents.saved)} of ${number(documents.of)}`),
		...(documents.waiting > 0
			? [line('Documents still to be saved one by one', number(documents.waiting))]
			: []),
		...(documents.failed > 0 ? [line('Documents that failed', number(documents.failed), 'bad')] : []),
		line(
			'Size saved',
			`${documents.waiting + documents.failed > 0 ? 'About ' : ''}${formatSize(bytes.saved)} of ${formatSize(bytes.of)}`,
		),
		line('Started', format(startedAt), 'long'),
	];
	const end = endedAt > 0 ? line('Ended', format(endedAt), 'long') : endLine(remaining, page, format);
	return [...lines, end];
}

function endLine(
	remaining: number | undefined,
	{ migration, now, timeZone }: StatusView['page'],
	format: StatusView['format'],
): string {
	if (migration === 'paused')
		return line(
			'Paused',
			'To resume, choose another time for “Migration” in “Client settings”, and publish that workflow',
			'long',
		);
	const isAnyTime = migration === 'anyTime';
	const resumes = isAnyTime ? now : endOutsideHours(now, 0, timeZone);
	const waits =
		resumes !== undefined && resumes > now
			? line('Waiting until', `${format(resumes)} (outside office hours)`, 'long')
			: '';
	if (remaining === undefined) return `${waits}${line('Estimated end', 'Shown once some are done', 'long')}`;
	const end = isAnyTime ? now + remaining : endOutsideHours(now, remaining, timeZone);
	const when =
		end === undefined
			? `In more than ${count(60, 'day')}`
			: `${format(end)} (in ${formatDuration(end - now)})`;
	return `${waits}${line('Estimated end', when, 'long')}`;
}
