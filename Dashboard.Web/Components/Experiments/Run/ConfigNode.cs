using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Components.Experiments.Run;

/// <summary>Settings as the tree that they were before they were flattened.</summary>
public sealed class ConfigNode
{
    public SortedDictionary<string, ConfigNode> Children { get; } = new(StringComparer.Ordinal);

    public TrialValue Value { get; private set; }

    public static ConfigNode Of(ConfigMap config)
    {
        var root = new ConfigNode();
        foreach (var (key, value) in config)
        {
            var node = root;
            foreach (var part in key.Split('.', 32))
            {
                if (!node.Children.TryGetValue(part, out var child))
                {
                    node.Children[part] = child = new ConfigNode();
                }

                node = child;
            }

            node.Value = value;
        }

        return root;
    }
}
