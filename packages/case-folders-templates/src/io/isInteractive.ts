/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command, never part of a node */
/** Whether somebody is there who can be asked. */
export const isInteractive = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;
