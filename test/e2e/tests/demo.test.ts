/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { acts } from '@/test/demo/acts/acts';
import type { Offices } from '@/test/demo/acts/Act';
import { perform } from '@/test/demo/acts/perform';
import { closeOffices, openOffices } from '@/test/demo/openOffices';
import { Stage } from '@/test/demo/page/Stage';
import { StartPage } from '@/test/demo/page/StartPage';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { runningStack } from '../stack/runningStack';

/** Outages and an n8n that is killed have suites of their own: eventQueue, legalServerQueue. `npm run demo -- --once` tries them, too. */
const ELSEWHERE = ['take-dropbox-down', 'bring-dropbox-back', 'kill-n8n'];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const stack = runningStack();

let offices: Required<Offices> | undefined;
let stage: Stage;
let startPage: StartPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	offices = await openOffices(stack);
	stage = new Stage(offices);
	startPage = await StartPage.open(stage, 0);
	browser = await launchBrowser(stack.proxyUrl);
	page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	await page.goto(startPage.url);
});

afterAll(async () => {
	await browser?.close();
	await startPage?.close();
	await closeOffices(offices ?? {});
});

const section = (office: string) =>
	page.getByRole('region', {
		name: office === 'legalAid' ? 'Legal aid with LegalServer' : 'Law firm with Clio',
		exact: true,
	});

test.each(acts.filter(({ id }) => !ELSEWHERE.includes(id)))(
	'$office, $name: $expected',
	async ({ id, office, name }) => {
		await withPicture(page, `demo-${id}`, async () => {
			await section(office).getByRole('button', { name, exact: true }).click();
			await page
				.locator(`#${id}-why`)
				.getByText(/s expected(\.|, after)/)
				.waitFor({ timeout: 300_000 });
		});
		const { findings = [], message } = stage.performances.get(id) ?? {};
		expect(message).toBeUndefined();
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.filter(({ holds }) => !holds)).toEqual([]);
	},
);

test('the page shows what arrived in Dropbox, in the case, as an email and in the queue', async () => {
	const firm = section('lawFirm');
	for (const text of ['Motion to dismiss 1.pdf', 'A matter was closed and archived', 'matterReopened'])
		expect(await firm.innerText()).toContain(text);
	// Clio numbers matters; other trials may have opened some before.
	expect(await firm.innerText()).toMatch(/\b\d{5}-Smith\b/);
	expect(await section('legalAid').innerText()).toContain('Dropbox Folder ID');
	// Of the last act; what came before is not new any more.
	expect(await firm.getByText('matterReopened').first().locator('..').getAttribute('class')).toBe('is-new');
	expect(await firm.getByText('matterClosed').first().locator('..').getAttribute('class')).toBeNull();
	await firm.evaluate((element) => element.scrollIntoView());
	await page.screenshot({ path: picturePath('demo') });
});

test.each([
	['light', 390],
	['dark', 390],
	['light', 900],
	['dark', 900],
] as const)('it has no barriers and fits, %s and %i wide', async (colorScheme, width) => {
	await page.emulateMedia({ colorScheme });
	await page.setViewportSize({ width, height: 900 });
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
	await page.evaluate(AXE);
	const { violations } = await page.evaluate<{ violations: Array<{ id: string; nodes: unknown[] }> }>(
		'axe.run(document)',
	);
	expect(violations.map(({ id, nodes }) => [id, JSON.stringify(nodes).slice(0, 600)])).toEqual([]);
});

test('another site cannot press its buttons', async () => {
	const press = (headers: Record<string, string>) =>
		fetch(`${startPage.url}acts/open-matter`, { method: 'POST', headers });
	expect((await press({ origin: 'https://attacker.example' })).status).toBe(403);
	expect((await fetch(`${startPage.url}acts/no-such-act`, { method: 'POST' })).status).toBe(409);
});

test('each act has a name, and says what it does and what must be true then', () => {
	expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
	for (const { name, does, expected } of acts) {
		expect(name).not.toMatch(/[.!]$/);
		expect(does).toMatch(/\.$/);
		expect(expected).toMatch(/\.$/);
	}
});

test('an act that needs another one before says so, and is not done', async () => {
	const late = acts.filter(({ isMissing }) => isMissing?.({}) !== undefined);
	expect(late.length).toBeGreaterThan(5);
	for (const act of late) {
		expect(await perform(act, {})).toMatchObject({ ok: false, findings: [], message: act.isMissing?.({}) });
	}
});
