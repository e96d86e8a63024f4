using Superpower.Model;

namespace Dashboard.Web.Experiments.Query;

/// <summary>An operand as it was written.</summary>
/// <param name="Head">Its name, or that of the function.</param>
/// <param name="Argument">What stands in parentheses, or the quoted key after <c>config.</c>; null for none.</param>
/// <param name="Step">The number after it; null for none.</param>
internal sealed record OperandSyntax(Token<QueryToken> Head, Token<QueryToken>? Argument, Token<QueryToken>? Step);
