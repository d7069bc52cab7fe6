/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@/test/e2e/folders';
import { n8nVersion } from '@/test/e2e/n8n/installN8n';
import type { Results } from '../figures/Results';
import { summariesOf } from '../figures/summaries';
import { targetsOf } from '../figures/targets';
import type { Run } from '../figures/Run';
import type { Task } from '../measureOnce';
import type { Options } from '../options';
import type { Trial } from '../tryRclone';
import type { Scenario } from '../scenarios/Scenario';
import { conditionsOf } from '../tasks';
import { leftOutOf } from './leftOutOf';

/** What a bench leaves. */
export interface Measured {
	runs: Run[];
	scenarios: Scenario[];
	options: Options;
	leftOut: Task[];
	trials: Trial[];
	rclone?: string;
}

export function resultsOf({ runs, scenarios, options, leftOut, trials, rclone }: Measured): Results {
	const summaries = summariesOf(
		runs,
		scenarios.map(({ name, title }) => ({ scenario: name, title })),
	);
	return {
		measuredAt: new Date().toISOString(),
		...{ mode: options.mode, rounds: options.rounds },
		machine: {
			...{ cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
			...{ memoryGiB: Math.round(totalmem() / 2 ** 30), system: `${type()} ${release()}` },
		},
		versions: {
			...{ package: packageVersion(), n8n: n8nVersion(), node: process.versions.node },
			rclone: rclone ?? null,
		},
		conditions: conditionsOf(options),
		targets: targetsOf({ summaries, runs }),
		...{ summaries, trials },
		leftOut: leftOutOf(leftOut),
		runs,
	};
}

function packageVersion(): string {
	const manifest = readFileSync(join(projectFolder, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
