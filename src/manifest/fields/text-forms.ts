/** What a text has to be like. */
export interface TextForm {
  /** An expression, or what stands for one. */
  readonly pattern: Pick<RegExp, 'test'>;
  readonly expected: string;
}

/** A name, as most objects of Kubernetes and ports of Services have one. */
export const DNS_LABEL: TextForm = {
  pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  expected: 'up to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends',
};

/** By which a Service names a port of its pods. */
export const CONTAINER_PORT_NAME: TextForm = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/,
  expected:
    'the name of a container port: up to 15 lower-case letters, digits and single hyphens, with at least one letter',
};

/** A word of IANA's, or a name with a domain before it. */
export const APP_PROTOCOL: TextForm = {
  pattern: /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  expected: "a protocol, such as 'http', 'grpc' or 'kubernetes.io/h2c'",
};

export const LABEL_VALUE: TextForm = {
  pattern: /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/,
  expected: 'up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends',
};

/** Of a label. */
export const QUALIFIED_NAME: TextForm = {
  pattern:
    /^(?:(?=[^/]{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/,
  expected:
    'up to 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends, and before them a domain and a slash if there is one',
};

/** The API server looks at it in small letters. */
export const ANNOTATION_NAME: TextForm = {
  ...QUALIFIED_NAME,
  pattern: { test: (name) => QUALIFIED_NAME.pattern.test(name.toLowerCase()) },
};
