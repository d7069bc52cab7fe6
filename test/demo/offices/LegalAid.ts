import { FOLDER_ID, FOLDER_LINK, LegalServerOffice, type KnownCase } from '../../e2e/runs/LegalServerOffice';
import type { RunningStack } from '../../e2e/stack/runningStack';
import { CALLER, guidedNavigation } from './guidedNavigation';
import { Office, type CaseRecord } from './Office';
import { settingsOf, SOON } from './settings';

const FOLDER = '/Legal aid';
const SITE = 'riverside';
const LABELS: Record<string, string> = {
	[FOLDER_ID]: 'Dropbox Folder ID',
	[FOLDER_LINK]: 'Dropbox Folder Link',
};

/** A legal aid agency with LegalServer, whose processes call n8n. */
export class LegalAid extends Office {
	/** Those whose intakes were accepted here, the latest last. */
	readonly cases: KnownCase[] = [];
	/** Links to case pages that n8n answered with, by the UUIDs of their cases. */
	readonly pageLinks = new Map<string, string>();
	private readonly agency = new LegalServerOffice(this.stack);

	static async open(stack: RunningStack): Promise<LegalAid> {
		const options = { name: 'Legal aid with LegalServer', logName: 'legal-aid', folder: FOLDER };
		const agency = new LegalAid(...(await Office.prepare(stack, options)));
		await agency.openUp().catch(async (cause) => {
			await agency.close();
			throw cause;
		});
		return agency;
	}

	private async openUp(): Promise<void> {
		await this.legalServer.act('/switches', { site: SITE, rateLimit: 1_000_000, v2: true });
		await this.start();
		await this.api.createCredential(this.stack.legalServerCredentials.live);
		await this.api.createCredential({
			...{ name: 'LegalServer calls n8n', type: 'httpBasicAuth' },
			data: { user: CALLER.username, password: CALLER.password },
		});
		const Settings = {
			...settingsOf(FOLDER),
			...{ caseSystem: 'legalserver', folderNaming: 'lastFirstCaseId' },
		};
		const field = { options: { customFields: FOLDER_ID } };
		await this.install('legalserver', [
			['client-settings', { Settings }],
			...['queue-storage', 'send-emails-legalserver', 'dropbox-deletions'],
			['legalserver-open-cases', { Case: field }],
			['legalserver-file-documents', { Case: field, Content: { options: { waitForScan: 2 } } }],
			['reconcile-cases-legalserver', { Case: field }],
			'legalserver-migrate',
			['queue-worker-legalserver', SOON.worker],
			['watch-queue', SOON.watch],
			[
				'legalserver-case-folder',
				{ 'Get case': { options: { customFields: FOLDER_ID, giveUpAfter: 3, leaveForOthers: 0 } } },
			],
			...['legalserver-documents', 'case-page-legalserver', 'legalserver-case-page-link'],
		]);
	}

	get legalServer() {
		return this.agency.legalServer;
	}

	override async close(): Promise<void> {
		await super.close();
		await this.legalServer.act('/switches', { site: SITE, rateLimit: 200, v2: false }).catch(() => undefined);
	}

	/** The latest; acts begin with one. */
	get latest(): KnownCase {
		const latest = this.cases.at(-1);
		if (latest === undefined) throw new Error('No intake was accepted yet.');
		return latest;
	}

	async read({ matterUuid }: KnownCase): Promise<KnownCase> {
		return await this.agency.readCase('live', matterUuid);
	}

	/** An intake that nobody has accepted yet. */
	async addIntake(first: string, last: string): Promise<KnownCase> {
		const made = await this.agency.addCase('live', last, {
			...{ disposition: 'Incomplete Intake', fields: { first } },
		});
		this.cases.push(made);
		return made;
	}

	async accept({ matterUuid: matter }: KnownCase): Promise<void> {
		await this.legalServer.act('/set-disposition', { site: SITE, matter, disposition: 'Open' });
	}

	/**
	 * Somebody runs a process in Guided Navigation that calls one of n8n's workflows.
	 * @returns what n8n answered
	 */
	async run(
		{ matterUuid: matter }: KnownCase,
		webhook: string,
		given: Record<string, string> = {},
	): Promise<Record<string, unknown>> {
		const navigation = guidedNavigation(`${this.url}/webhook/${webhook}`, given);
		// LegalServer gives up after ten seconds; a machine that does much else may need longer.
		await this.legalServer.act('/outgoing', { site: SITE, navigation, timeout: 60_000 });
		interface Called {
			answered: { body: string } | null;
		}
		const { answered } = await this.legalServer.act<Called>('/navigation-call', { site: SITE, matter });
		if (answered === null) throw new Error('n8n did not answer LegalServer in time.');
		return JSON.parse(answered.body) as Record<string, unknown>;
	}

	async addDocument({ matterUuid: matter }: KnownCase, name: string, type: string): Promise<void> {
		await this.legalServer.act('/add-document', {
			...{ site: SITE, matter, name, type, text: `${name} in full` },
		});
	}

	async addNote({ matterUuid: matter }: KnownCase, subject: string, text: string): Promise<void> {
		await this.legalServer.act('/add-note', { site: SITE, matter, subject, text });
	}

	/** What LegalServer shows of the cases that were opened here, the latest first. */
	async records(): Promise<CaseRecord[]> {
		const known = await Promise.all(this.cases.map(async (each) => await this.read(each)));
		return known.toReversed().map((each) => ({
			title: `${(each as KnownCase & { clientName: string }).clientName}, case ${each.caseNumber}`,
			fields: [
				{ label: 'Disposition', value: (each as KnownCase & { disposition: string }).disposition },
				...Object.entries(LABELS).map(([field, label]) => ({
					label,
					value: String(each.customFields[field] ?? ''),
				})),
				...[this.pageLinks.get(each.matterUuid) ?? []]
					.flat()
					.map((value) => ({ label: 'Case page, for 12 hours', value })),
			],
			notes: each.notes.map(({ subject, body }) => `${subject}: ${body}`),
			documents: each.documents.map(({ title }) => title),
		}));
	}
}
