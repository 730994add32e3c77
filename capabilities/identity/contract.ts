import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/contract.ts';

// SESSION

/** What signing in still waits for; `done` means the person is signed in. */
const signInStep = z.enum(['done', 'second step', 'enrolment']);

export const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  demo: z.boolean(),
  stepUpUntil: z.string().nullable(),
  sites: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string() })),
  permissions: z.record(z.string(), z.union([z.literal('all'), z.array(z.string())])),
  agencies: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
  demoRoles: z
    .array(z.object({ key: z.string(), label: z.string(), description: z.string() }))
    .optional()
    .describe('One-click sign-in, in demo mode only.'),
  waiting: z
    .object({
      for: z.enum(['second step', 'enrolment', 'unlock']),
      name: z.string(),
      email: z.string(),
      isDemo: z.boolean(),
    })
    .optional()
    .describe('The browser holds a session that is not open now: what it waits for, and whose it is.'),
});
/** Where the made-up people of the demo have their addresses; the domain is reserved, so nobody real has one. */
export const demoDomain = 'demo.example';

export type SessionView = z.infer<typeof sessionView>;

const email = z.email('Write an e-mail address, like name@agency.gov.').max(200);
const typedPassword = z.string().min(1, 'Type your password.').max(1000);
const typedCode = z.string().regex(/^\s*\d{3}\s?\d{3}\s*$/, 'Type the six digits of the code.');
const label = z.string().trim().min(1, 'Give it a name.').max(80);

/** The browser's answer to a passkey question; its signature is checked by the server, its shape by the library. */
const passkeyAnswer = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
});
const assertion = passkeyAnswer.extend({
  response: z.looseObject({
    clientDataJSON: z.string().max(10_000),
    authenticatorData: z.string().max(10_000),
    signature: z.string().max(10_000),
  }),
});
const attestation = passkeyAnswer.extend({
  response: z.looseObject({
    clientDataJSON: z.string().max(10_000),
    attestationObject: z.string().max(50_000),
  }),
});
/** Handed to the browser as it is. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });

export const signInBody = z.object({ email, password: typedPassword });
export const demoSignInBody = z.object({ role: z.string().max(60) });
export const recoveryCodeBody = z.strictObject({
  recoveryCode: z.string().min(1, 'Type one of your recovery codes.').max(40),
});
export const secondStepBody = z.union([
  z.strictObject({ code: typedCode }),
  recoveryCodeBody,
  z.strictObject({ passkey: assertion }),
]);
export type SecondStep = z.infer<typeof secondStepBody>;
export const proofBody = z.union([
  z.strictObject({ password: typedPassword }),
  z.strictObject({ passkey: assertion }),
  z.strictObject({ demo: z.literal(true) }),
]);
export type Proof = z.infer<typeof proofBody>;
export const passkeySignInBody = z.object({ response: assertion });
export const codeBody = z.object({ code: typedCode });
export const signInReply = z.object({ step: signInStep });
export type SignInReply = z.infer<typeof signInReply>;
export const authenticatorSecret = z.object({
  secret: z.string().describe('For typing into an app that can’t scan.'),
  link: z.string().describe('What the app scans: an otpauth address.'),
});
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

// INVITATION

export const invitationToken = z.object({ token: z.string().min(20).max(100) });
export const invitationView = z.object({
  name: z.string(),
  email: z.string(),
  invitedBy: z.string().nullable(),
  roles: z.array(z.object({ role: z.string(), agency: z.string() })),
  expiresAt: z.string(),
  comesBack: z.boolean().describe('They were in before: accepting takes away their earlier second step.'),
  needsSecondFactor: z.boolean(),
});
export type InvitationView = z.infer<typeof invitationView>;
export const acceptInvitationBody = invitationToken.extend({
  name: z.string().trim().min(1, 'Write your name.').max(200),
  password: typedPassword,
});

// ACCOUNT

export const accountView = z.object({
  name: z.string(),
  email: z.string(),
  passwordChangedAt: z.string().nullable(),
  authenticatorSince: z.string().nullable(),
  recoveryCodesLeft: z.number(),
  passkeys: z.array(
    z.object({ id: z.string(), label: z.string(), addedAt: z.string(), usedAt: z.string().nullable() }),
  ),
  memberships: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      agency: z.string(),
      sites: z.array(z.string()),
      everySite: z.boolean(),
    }),
  ),
});
export type AccountView = z.infer<typeof accountView>;
export const changePasswordBody = z.object({ password: typedPassword });
export const newPasskeyBody = z.object({ label, response: attestation });
export const sessionList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      device: z.string(),
      startedAt: z.string(),
      seenAt: z.string(),
      endsAt: z.string(),
      locked: z.boolean(),
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionList>;

// ADMINISTRATION

export const agencyKinds = [
  'police',
  'prosecutor',
  'usao',
  'atf',
  'dea',
  'fbi',
  'usms',
  'doj program office',
  'tta provider',
  'fire/ems',
  'behavioral health',
  'victim services',
  'nonprofit',
  'research partner',
  'city executive',
  'court',
] as const;
export const agencyBody = z.object({
  name: z.string().trim().min(2, 'Write the agency’s name.').max(200),
  kind: z.enum(agencyKinds),
});
export type AgencyInput = z.infer<typeof agencyBody>;
export const agencyView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  isDemo: z.boolean(),
  people: z.number().describe('Memberships in force that the reader may see.'),
});
export const agencyList = pageOf(agencyView);

const id = z.uuid();
export const idParam = z.object({ id });
export const roleOption = z.object({
  name: z.string(),
  label: z.string(),
  programWide: z.boolean(),
  operational: z.boolean(),
  permissions: z.array(z.object({ name: z.string(), can: z.string() })),
});
export const roleList = z.object({ items: z.array(roleOption) });

export const membershipBody = z.object({
  agencyId: id,
  role: z.string().min(1, 'Choose a role.').max(60),
  siteIds: z.array(id).max(1000).default([]).describe('Empty for a role over every site.'),
  validTo: z.iso.datetime().nullish().describe('When it ends by itself.'),
});
export type MembershipInput = z.infer<typeof membershipBody>;
export const membershipView = z.object({
  id: z.string(),
  agency: z.object({ id: z.string(), name: z.string() }),
  role: z.string(),
  roleLabel: z.string(),
  everySite: z.boolean(),
  sites: z.array(z.object({ id: z.string(), name: z.string() })),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  confirmedAt: z.string(),
  inForce: z.boolean(),
});
export const personState = z.enum(['active', 'invited', 'suspended']);
export const personView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  state: personState,
  isDemo: z.boolean(),
  lastSeenAt: z.string().nullable(),
  memberships: z.array(membershipView),
});
export type PersonView = z.infer<typeof personView>;
export const personList = pageOf(personView);
export const personQuery = pageQuery.extend({
  q: z.string().max(200).optional().describe('A part of the name or e-mail.'),
  agency: id.optional(),
  role: z.string().max(60).optional(),
});
export const inviteBody = membershipBody.extend({
  name: z.string().trim().min(1, 'Write a name.').max(200),
  email,
});
export const invitationLink = z.object({
  personId: z.string(),
  link: z.string().describe('Works once, for seven days. Shown only now.'),
  expiresAt: z.string(),
});

export const machineClientBody = membershipBody.extend({
  name: z.string().trim().min(1, 'Name the system that calls.').max(200),
  scopes: z.array(z.string().max(100)).min(1, 'Choose at least one scope.').max(100),
});
export const reference = z.object({ id: z.string() });
export const machineKeyView = z.object({
  id: z.string(),
  prefix: z.string(),
  issuedAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  usedAt: z.string().nullable(),
  valid: z.boolean(),
});
export const machineClientView = z.object({
  id: z.string(),
  name: z.string(),
  suspended: z.boolean(),
  scopes: z.array(z.string()),
  membership: membershipView.nullable(),
  keys: z.array(machineKeyView),
});
export type MachineClientView = z.infer<typeof machineClientView>;
export const machineClientList = pageOf(machineClientView);
export const issueKeyBody = z.object({ days: z.number().int().min(1).max(365).default(90) });
export const issuedKey = z.object({
  clientId: z.string(),
  key: z.string().describe('psp_<prefix>_<secret>; shown only now.'),
  expiresAt: z.string(),
});

export const auditQuery = pageQuery.extend({
  person: z.string().max(200).optional().describe('The id of a person, or a part of their name.'),
  action: z.enum(['insert', 'update', 'delete', 'read', 'bulk', 'sign-in', 'refused']).optional(),
  table: z.string().max(100).optional(),
  row: z.string().max(100).optional(),
  site: id.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const auditEntry = z.object({
  id: z.number(),
  at: z.string(),
  person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  action: z.string(),
  table: z.string(),
  row: z.string().nullable(),
  site: z.object({ id: z.string(), name: z.string() }).nullable(),
  purpose: z.string().nullable(),
  requestId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export const auditList = pageOf(auditEntry);
