/**
 * Whether a complaint is the provider's to judge: Terraform asks for less than CloudFormation does, and has a path for a
 * function's code and a switch for its versions.
 */
export function isProviders(complaint: string): boolean {
  return / is missing$|AWS::Lambda::Function\)(?:\.Code: |: there is no property Publish$)/.test(complaint);
}
