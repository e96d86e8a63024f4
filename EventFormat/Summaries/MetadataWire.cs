namespace EventFormat.Summaries;

/// <summary>A SummaryMetadata message, split in place.</summary>
internal readonly ref struct MetadataWire
{
    public ReadOnlySpan<byte> PluginName { get; private init; }

    public ReadOnlySpan<byte> PluginContent { get; private init; }

    public ReadOnlySpan<byte> DisplayName { get; private init; }

    public ReadOnlySpan<byte> Description { get; private init; }

    /// <summary>Splits a message; a malformed one gives empty fields.</summary>
    public static MetadataWire Parse(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> pluginName = [], pluginContent = [], displayName = [], description = [];
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                if (!TryParsePlugin(fields.Bytes, ref pluginName, ref pluginContent))
                {
                    return default;
                }
            }
            else if (fields.IsMessage(2))
            {
                displayName = fields.Bytes;
            }
            else if (fields.IsMessage(3))
            {
                description = fields.Bytes;
            }
        }

        return fields.IsMalformed
            ? default
            : new MetadataWire
            {
                PluginName = pluginName,
                PluginContent = pluginContent,
                DisplayName = displayName,
                Description = description,
            };
    }

    private static bool TryParsePlugin(
        ReadOnlySpan<byte> message, ref ReadOnlySpan<byte> name, ref ReadOnlySpan<byte> content)
    {
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                name = fields.Bytes;
            }
            else if (fields.IsMessage(2))
            {
                content = fields.Bytes;
            }
        }

        return !fields.IsMalformed;
    }
}
