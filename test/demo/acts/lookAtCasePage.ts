import type { Office } from '../offices/Office';
import type { Finding } from './Act';
import { nameOf } from './findings';

/** Asks as the page does. */
async function askPage(link: string): Promise<string> {
	const { origin, pathname, hash } = new URL(link);
	const body = new FormData();
	body.set('action', 'open');
	body.set('request', '{}');
	const headers = { authorization: `Bearer ${hash.slice(1)}` };
	const response = await fetch(`${origin}${pathname}`, { method: 'POST', headers, body });
	return response.ok ? await response.text() : '';
}

/** That the page behind a link opens and shows what is in the case folder, and nothing privileged. */
export async function lookAtCasePage(
	office: Office,
	folder: string | undefined,
	link: string,
): Promise<Finding[]> {
	const page = await fetch(link.replace(/#.*/, ''));
	const html = await page.text();
	const shown = await askPage(link);
	const files = (await office.tree()).filter(
		({ kind, path }) => kind === 'file' && path.startsWith(`${folder}/`) && !nameOf(path).startsWith('.'),
	);
	const isPrivileged = ({ path }: { path: string }) => path.startsWith(`${folder}/Privileged/`);
	const open = files.filter((file) => !isPrivileged(file)).map(({ path }) => nameOf(path));
	return [
		{ what: 'The page opens', holds: page.ok && html.startsWith('<!doctype html>') },
		{
			what: `It lists ${open.length} documents of the case folder`,
			holds:
				folder !== undefined && shown.includes(nameOf(folder)) && open.every((name) => shown.includes(name)),
		},
		{
			what: 'It lists none that are privileged',
			holds: shown !== '' && files.filter(isPrivileged).every(({ path }) => !shown.includes(nameOf(path))),
		},
	];
}
