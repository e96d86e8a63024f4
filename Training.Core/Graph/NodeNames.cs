namespace Training.Core.Graph;

/// <summary>Names of nodes in a graph: scopes are module paths, and no name is given twice.</summary>
internal sealed class NodeNames(string root)
{
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <summary>The scope of a module by its dotted name.</summary>
    public string ScopeOf(string module) => module.Length == 0 ? root : $"{root}/{module.Replace('.', '/')}";

    /// <summary>This name, with a number if it was given before.</summary>
    public string Next(string name)
    {
        var count = _used.TryGetValue(name, out var before) ? before + 1 : 0;
        _used[name] = count;
        return count == 0 ? name : Next($"{name}_{count}");
    }
}
