/*
 * What @aws-cdk/aws-service-spec does not know of AWS SAM yet: properties that SAM's specification has, and that are
 * documented to be passed to the property of a CloudFormation resource as they are.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */

/** The type and property of CloudFormation that a property of SAM is handed to. */
type HandedTo = readonly [type: string, property: string];

const additions: Readonly<Record<string, Readonly<Record<string, HandedTo>>>> = {
  'AWS::Serverless::Function': {
    LoggingConfig: ['AWS::Lambda::Function', 'LoggingConfig'],
    RecursiveLoop: ['AWS::Lambda::Function', 'RecursiveLoop'],
    RuntimeManagementConfig: ['AWS::Lambda::Function', 'RuntimeManagementConfig'],
    SnapStart: ['AWS::Lambda::Function', 'SnapStart'],
  },
};

/** The additions to a type of SAM; undefined where there are none. */
export function samOnly(type: string): Readonly<Record<string, HandedTo>> | undefined {
  return additions[type];
}
