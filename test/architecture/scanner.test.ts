import { packages } from '../../packages/packages';
import { project } from '../package/sources';
import { installedPackage } from '../package/installedPackage';
import { reportOf } from '../package/report';

/** What n8n's scanner for community packages finds, warnings included; its own exit code is 0 either way. */
interface Scan {
	passed: boolean;
	message?: string;
	files: number;
	findings: string[];
}

const clean = { passed: true, message: undefined, findings: [] };

describe.each(packages)('in $name', (each) => {
	it('the scanner and the linter of n8n find nothing in the sources', async () => {
		const { files, ...scan } = await reportOf<Scan>('scan.mjs', each.folder, 'source');
		expect(scan).toEqual(clean);
		expect(files).toBeGreaterThanOrEqual(1 + each.entries.length);
	}, 300_000);

	it('the scanner finds nothing in the packed tarball', async () => {
		const installed = await installedPackage(each);
		const report = reportOf<Scan>('scan.mjs', installed.folder, 'tarball');
		const { files, ...scan } = await report.finally(async () => await installed.remove());
		expect(scan).toEqual(clean);
		expect(files).toBeGreaterThanOrEqual(2 + each.entries.length);
	}, 300_000);
});

it('finds what must not be there', async () => {
	const { passed, findings } = await reportOf<Scan>(
		'scan.mjs',
		`${project}/test/architecture/fixtures/refused`,
		'tarball',
	);
	expect(passed).toBe(false);
	expect(findings.join('\n')).toContain('no-restricted-globals');
}, 300_000);
