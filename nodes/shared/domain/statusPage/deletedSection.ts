import { count } from '../alerts/moment';
import { capitalized } from '../alerts/services';
import type { DeletedRow } from '../queue/deletions';
import { escapeHtml } from '../tree/words';
import { buttonForm } from './forms';
import type { StatusView } from './StatusView';

/** Rows shown; the button for all files these. */
const MOST_ROWS = 100;

/** What somebody deleted in Dropbox, to be filed again as it is in the case management system. */
export function deletedSection({ summary, page, format }: StatusView): string {
	const { deleted } = summary;
	if (deleted.length === 0) return '';
	const shown = deleted.slice(0, MOST_ROWS);
	const names = ['Noticed', capitalized(page.noun), 'Document'];
	const head = names.map((each) => `<th scope="col">${each}</th>`).join('');
	const lines = shown.map((each) => {
		const document = each.isFolder ? 'The case folder' : each.documentId || '—';
		const cells = [format(each.row.receivedAt), each.caseKey || '—', document].map(
			(cell, column) => `<td data-label="${names[column]}"><bdi>${escapeHtml(cell)}</bdi></td>`,
		);
		return `<tr>${cells.join('')}<td>${buttonOf(each, page.formToken)}</td></tr>`;
	});
	const more =
		deleted.length > MOST_ROWS
			? `<p class="soft">These are the newest ${MOST_ROWS} of ${count(deleted.length, 'deletion')}.</p>`
			: '';
	return [
		'<section><h2>Deleted in Dropbox</h2>',
		`<div class="top"><div><p class="soft">Nothing was deleted in the case management system. If something should be in Dropbox, restore it on dropbox.com under “Deleted files”. Or choose “File again”: the document is saved to Dropbox again as it is now in the case management system.</p></div>${allButton(shown, page.formToken)}</div>`,
		`<table class="rows"><thead><tr>${head}<td></td></tr></thead><tbody>${lines.join('')}</tbody></table>${more}</section>`,
	].join('');
}

const canBeFiled = ({ documentId }: DeletedRow): boolean => documentId !== '';

function buttonOf(each: DeletedRow, token: string): string {
	if (!canBeFiled(each)) return '<span class="soft">Restore it in Dropbox.</span>';
	const fields = { action: 'fileAgain', ids: String(each.row.id) };
	return buttonForm(token, fields, 'Save again', `Save again: document ${each.documentId}`);
}

function allButton(shown: readonly DeletedRow[], token: string): string {
	const ids = shown.filter(canBeFiled).map(({ row }) => row.id);
	if (ids.length < 2) return '';
	const text = `Save all ${ids.length} again`;
	return buttonForm(token, { action: 'fileAgain', ids: ids.join(',') }, text, `${text}: deleted in Dropbox`);
}
