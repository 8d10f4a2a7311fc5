/** An id of a load balancer. */
export const ID = '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';

/** The text of a Service with nothing to find, but for the annotations. */
export const service = (
  annotations: Readonly<Record<string, string>> = {},
  { name = 'web', port = 80 } = {},
) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  annotations:
    kubernetes.io/elb.class: union
    kubernetes.io/elb.id: ${ID}
${Object.entries(annotations)
  .map(([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`)
  .join('')}spec:
  type: LoadBalancer
  selector: {app: web}
  ports: [{name: a, port: ${port}}]
`;
