import { installedPackage } from '../package/installedPackage';
import { reportOf } from '../package/report';
import { project } from '../package/sources';

/** What n8n's scanner for community packages finds, warnings included; its own exit code is 0 either way. */
interface Scan {
	passed: boolean;
	message?: string;
	files: number;
	findings: string[];
}

const clean = { passed: true, message: undefined, findings: [] };

it('finds nothing in the sources', async () => {
	const { files, ...scan } = await reportOf<Scan>('scan.mjs', project, 'source');
	expect(scan).toEqual(clean);
	expect(files).toBeGreaterThan(4);
}, 300_000);

it('finds nothing in the packed tarball', async () => {
	const installed = await installedPackage();
	const report = reportOf<Scan>('scan.mjs', installed.folder, 'tarball');
	const { files, ...scan } = await report.finally(async () => await installed.remove());
	expect(scan).toEqual(clean);
	expect(files).toBeGreaterThan(4);
}, 300_000);

it('finds what must not be there', async () => {
	const { passed, findings } = await reportOf<Scan>(
		'scan.mjs',
		`${project}/test/architecture/fixtures/refused`,
		'tarball',
	);
	expect(passed).toBe(false);
	expect(findings.join('\n')).toContain('no-restricted-globals');
}, 300_000);
