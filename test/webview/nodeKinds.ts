/** A text of each kind whose nodes are known, with names that Mermaid makes something of: blanks, dashes, Hangul, markup, groups. */
export const nodeKinds: Readonly<Record<string, string>> = {
  flowchart: 'flowchart LR\n  order-service["Order service"] --> B(Queue)\n  subgraph sub-1[Stores]\n    주문[주문 저장소]\n    end1[(Ledger)]\n  end\n  B --> 주문 --> a.b{Done?} --> C-1["<b>bold</b>"]\n  E:::cls --> end1\n  D@{ shape: cyl, label: "Disk" }\n  D --> x-1-2\n  click B href "src/queue.ts"\n',
  sequence: 'sequenceDiagram\n  participant A-1 as 고객\n  actor User Bob\n  participant D as Db\n  A-1->>User Bob: order\n  create participant 주문\n  A-1->>주문: hi\n  D->>A-1: x\n  Late->>D: y\n',
  state: 'stateDiagram-v2\n  state "결제 대기" as wait_1\n  [*] --> Idle\n  Idle --> wait_1\n  state Group {\n    Inner --> Idle2\n  }\n  주문 --> Idle\n  Idle --> Group\n  note right of Idle: a note\n  Idle --> [*]\n',
  class: 'classDiagram\n  class Order~T~ {\n    +id\n  }\n  class `My class`\n  Order <|-- Gift : is\n  namespace Store {\n    class Inner\n  }\n  class 주문["주문서"]\n  Order --> Order-Item\n',
  entities: 'erDiagram\n  CUSTOMER ||--o{ ORDER-ITEM : places\n  "Line item" }|--|| ORDER-ITEM : has\n  p[Person] {\n    string name\n  }\n  주문 ||--|| p : is\n',
};
