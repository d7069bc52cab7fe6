/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { installN8n } from './n8n/installN8n';

/** npm run e2e:install puts the pinned n8n beside the project ahead of the tests, which would do it otherwise. */
installN8n().catch((reason: unknown) => {
	process.stderr.write(`${String(reason)}\n`);
	process.exitCode = 1;
});
