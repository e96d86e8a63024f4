using System.Globalization;
using EventFormat.Protos;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Reads <c>projector_config.pbtxt</c>: protobuf's text format, as far as this message needs it.</summary>
/// <remarks>Fields it does not know are passed over with whatever they hold.</remarks>
internal ref struct ProjectorConfigText
{
    /// <summary>A run has a few embeddings; the same text repeated without end is no configuration.</summary>
    public const int MostEmbeddings = 10_000;

    private const int Deepest = 16;

    private TextTokens _tokens;

    /// <exception cref="FormatException">The text is none; the message names the line.</exception>
    public static ProjectorConfig Parse(string text)
    {
        var reader = new ProjectorConfigText { _tokens = new TextTokens(text) };
        var config = new ProjectorConfig();
        while (reader._tokens.TryReadName(out var field))
        {
            switch (field)
            {
                case "embeddings":
                    if (config.Embeddings.Count == MostEmbeddings)
                    {
                        throw reader._tokens.Fault($"more than {MostEmbeddings} embeddings");
                    }

                    config.Embeddings.Add(reader.ReadEmbedding());
                    break;
                case "model_checkpoint_path":
                    config.ModelCheckpointPath = reader._tokens.ReadString();
                    break;
                case "model_checkpoint_dir":
                    config.ModelCheckpointDir = reader._tokens.ReadString();
                    break;
                default:
                    reader.Skip(0);
                    break;
            }
        }

        reader._tokens.ExpectEnd();
        return config;
    }

    private EmbeddingInfo ReadEmbedding()
    {
        var embedding = new EmbeddingInfo();
        var close = _tokens.OpenMessage();
        while (_tokens.TryReadName(out var field))
        {
            switch (field)
            {
                case "tensor_name":
                    embedding.TensorName = _tokens.ReadString();
                    break;
                case "metadata_path":
                    embedding.MetadataPath = _tokens.ReadString();
                    break;
                case "bookmarks_path":
                    embedding.BookmarksPath = _tokens.ReadString();
                    break;
                case "tensor_path":
                    embedding.TensorPath = _tokens.ReadString();
                    break;
                case "tensor_shape":
                    ReadNumbers(embedding.TensorShape);
                    break;
                case "sprite":
                    embedding.Sprite = ReadSprite();
                    break;
                default:
                    Skip(0);
                    break;
            }
        }

        _tokens.CloseMessage(close);
        return embedding;
    }

    private SpriteMetadata ReadSprite()
    {
        var sprite = new SpriteMetadata();
        var close = _tokens.OpenMessage();
        while (_tokens.TryReadName(out var field))
        {
            switch (field)
            {
                case "image_path":
                    sprite.ImagePath = _tokens.ReadString();
                    break;
                case "single_image_dim":
                    ReadNumbers(sprite.SingleImageDim);
                    break;
                default:
                    Skip(0);
                    break;
            }
        }

        _tokens.CloseMessage(close);
        return sprite;
    }

    /// <summary>One number, or several in brackets.</summary>
    private void ReadNumbers(ICollection<uint> to)
    {
        _tokens.SkipColon();
        if (!_tokens.TryTake('['))
        {
            Add(ref _tokens, to);
            return;
        }

        while (!_tokens.TryTake(']'))
        {
            Add(ref _tokens, to);
            _tokens.TryTake(',');
        }

        static void Add(ref TextTokens tokens, ICollection<uint> to)
        {
            var text = tokens.ReadWord();
            if (to.Count == 8 || !uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw tokens.Fault($"'{text}' is no size");
            }

            to.Add(number);
        }
    }

    private void Skip(int depth)
    {
        if (depth > Deepest)
        {
            throw _tokens.Fault("nested too deep");
        }

        _tokens.SkipColon();
        if (_tokens.IsMessage)
        {
            var close = _tokens.OpenMessage();
            while (_tokens.TryReadName(out _))
            {
                Skip(depth + 1);
            }

            _tokens.CloseMessage(close);
        }
        else if (_tokens.TryTake('['))
        {
            while (!_tokens.TryTake(']'))
            {
                Skip(depth + 1);
                _tokens.TryTake(',');
            }
        }
        else
        {
            _tokens.SkipScalar();
        }
    }
}
