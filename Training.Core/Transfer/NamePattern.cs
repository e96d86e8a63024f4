using System.Text.RegularExpressions;

namespace Training.Core.Transfer;

/// <summary>A pattern of parameter and module names: <c>*</c> stands for anything; a name matches with all that lies below it.</summary>
/// <remarks><c>layer4</c> matches <c>layer4.1.conv1.weight</c>; <c>*.bn*</c> every layer whose name begins with bn; <c>*</c> everything.</remarks>
internal sealed class NamePattern(string pattern)
{
    private readonly Regex _expression = new(
        $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}(\\..*)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public bool Matches(string name) => _expression.IsMatch(name);

    public override string ToString() => pattern;
}
