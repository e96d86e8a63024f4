namespace Training.Core.Training;

/// <summary>What a pass over data is for.</summary>
public enum Phase
{
    /// <summary>Gradients are computed and the model changes.</summary>
    Training,

    /// <summary>The model is judged between epochs, on data it does not learn from.</summary>
    Validation,

    /// <summary>The model is judged at the end, on data that decided nothing.</summary>
    Test,

    /// <summary>Outputs are wanted, targets are not looked at.</summary>
    Prediction,
}
